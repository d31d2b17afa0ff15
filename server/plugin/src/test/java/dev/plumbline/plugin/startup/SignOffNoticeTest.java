package dev.plumbline.plugin.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.template.SignOff;
import dev.plumbline.careplan.template.SignOffs;
import dev.plumbline.careplan.template.Templates;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;

class SignOffNoticeTest {

    private static final String CANONICAL = Shipped.template().canonical();
    private static final LocalDate DATE = LocalDate.parse("2026-11-20");
    private static final String UNSIGNED =
            "Clinical content `%s` is unsigned: no clinician of this site has signed it off.".formatted(CANONICAL);

    private final CapabilityStatement statement = new CapabilityStatement();

    @Test
    void addsToWhatTheHostSaysOfItself() {
        statement.getImplementation().setDescription("Spine clinic");

        notice().tell(statement);

        assertThat(statement.getImplementation().getDescription()).isEqualTo("Spine clinic. " + UNSIGNED);
    }

    @Test
    void saysItOnceThoughTheHostShowsTheSameStatementAgain() {
        var notice = notice();

        notice.tell(statement);
        notice.tell(statement);

        assertThat(statement.getImplementation().getDescription()).isEqualTo(UNSIGNED);
    }

    @Test
    void saysWhoHasSigned() {
        notice(new SignOff(CANONICAL, "Dr. A. Aksoy", DATE)).tell(statement);

        assertThat(statement.getImplementation().getDescription())
                .isEqualTo("Clinical content `%s` is signed off by Dr. A. Aksoy on 2026-11-20.".formatted(CANONICAL));
    }

    private static SignOffNotice notice(SignOff... given) {
        return new SignOffNotice(new SignOffs(new Templates(List.of(Shipped.template())), List.of(given)));
    }
}
