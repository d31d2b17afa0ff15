package dev.plumbline.plugin.operation;

import dev.plumbline.careplan.followup.Judged;
import dev.plumbline.careplan.store.References;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/** What stands after a judgement: every Flag of the plan, and the Tasks and Goals that it changes. */
final class StandingBundle {

    private StandingBundle() {}

    /**
     * The bundle.
     *
     * @param base the address by which the client reached the server
     */
    static Bundle of(Judged judged, String base) {
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        judged.flagsAfter().forEach(flag -> add(bundle, flag, base));
        judged.tasksAfter().forEach(task -> add(bundle, task, base));
        judged.goalsAfter().forEach(goal -> add(bundle, goal, base));
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource, String base) {
        bundle.addEntry().setFullUrl(base + "/" + References.to(resource)).setResource(resource);
    }
}
