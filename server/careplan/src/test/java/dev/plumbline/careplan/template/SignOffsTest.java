package dev.plumbline.careplan.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.fixture.Shipped;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOffsTest {

    private static final String CANONICAL = Shipped.template().canonical();
    private static final LocalDate DATE = LocalDate.parse("2026-11-20");

    @Test
    void callsWhatNobodySignedUnsigned() {
        var signOffs = signOffs();

        assertThat(signOffs.unsigned())
                .containsExactly("Clinical content `%s` is unsigned: no clinician of this site has signed it off."
                        .formatted(CANONICAL));
        assertThat(signOffs.signed()).isEmpty();
        assertThat(signOffs.idle()).isEmpty();
    }

    @Test
    void saysWhoSignedAndWhen() {
        var signOffs = signOffs(
                new SignOff(CANONICAL, "Dr. A. Aksoy", DATE), new SignOff(CANONICAL, "B. Berg", DATE.plusDays(1)));

        assertThat(signOffs.signed())
                .containsExactly(
                        "Clinical content `%s` is signed off by Dr. A. Aksoy on 2026-11-20 and B. Berg on 2026-11-21."
                                .formatted(CANONICAL));
        assertThat(signOffs.unsigned()).isEmpty();
        assertThat(signOffs.idle()).isEmpty();
    }

    @Test
    void saysThatTheSignatureOfAnotherVersionDoesNotCount() {
        var other = CANONICAL.replaceFirst("\\|.*", "|0.9.0");

        var signOffs = signOffs(new SignOff(other, "Dr. A. Aksoy", DATE));

        assertThat(signOffs.idle())
                .containsExactly("Sign-off of `%s` by Dr. A. Aksoy on 2026-11-20 applies to nothing that is in use."
                        .formatted(other));
        assertThat(signOffs.unsigned()).hasSize(1);
        assertThat(signOffs.signed()).isEmpty();
    }

    private static SignOffs signOffs(SignOff... given) {
        return new SignOffs(new Templates(List.of(Shipped.template())), List.of(given));
    }
}
