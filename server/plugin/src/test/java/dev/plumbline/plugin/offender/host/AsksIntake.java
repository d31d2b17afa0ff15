package dev.plumbline.plugin.offender.host;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.plumbline.plugin.intake.RepeatedSubmissions;

/** The host that knows what arrives: the story told backwards. */
public final class AsksIntake {

    private final RepeatedSubmissions repeated;

    public AsksIntake(RepeatedSubmissions repeated) {
        this.repeated = repeated;
    }

    public void again(RequestDetails request) {
        repeated.checkAgain(request);
    }
}
