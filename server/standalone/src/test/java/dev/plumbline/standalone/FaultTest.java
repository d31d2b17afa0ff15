package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void keepsTypesCodesAndStackButNoWords() {
        var cause = new IllegalStateException("Patient named Vonda");
        var failure = new InternalErrorException("HAPI-1234: Vonda's row is too long", cause);

        var fault = Fault.in(failure);

        assertThat(fault).hasMessage("ca.uhn.fhir.rest.server.exceptions.InternalErrorException HAPI-1234");
        assertThat(fault.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(fault.getCause()).hasMessage("java.lang.IllegalStateException");
    }

    @Test
    void isOursFromStatus500On() {
        assertThat(Fault.isOurs(new InternalErrorException("x"))).isTrue();
        assertThat(Fault.isOurs(new NullPointerException())).isTrue();
    }

    @Test
    void isNoneWhereTheServerIsNotReadyYet() {
        assertThat(Fault.isOurs(new UnclassifiedServerFailureException(503, "x")))
                .isFalse();
    }

    @Test
    void isTheClientsBelowStatus500() {
        assertThat(Fault.isOurs(new InvalidRequestException("x"))).isFalse();
        assertThat(Fault.isOurs(new DataFormatException("x"))).isFalse();
    }
}
