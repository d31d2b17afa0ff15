package dev.plumbline.careplan.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.recovery.fact.FactName;
import org.junit.jupiter.api.Test;

class ExpressionNamesTest {

    @Test
    void findsFactsWithTheirProperties() {
        assertThat(ExpressionNames.in("%day >= 1 and %pain.aboveInARow >= 2"))
                .containsExactlyInAnyOrder(new FactName("day", ""), new FactName("pain", "aboveInARow"));
    }

    @Test
    void findsItemsWhoseNamesHaveADotInBackticks() {
        assertThat(ExpressionNames.in("%answer.`rf.saddle` = true"))
                .containsExactly(new FactName("answer", "rf.saddle"));
    }

    @Test
    void takesAFunctionForNoProperty() {
        assertThat(ExpressionNames.in("%day.exists() and %pain.limit.round(1) > 3"))
                .containsExactlyInAnyOrder(new FactName("day", ""), new FactName("pain", "limit"));
    }

    @Test
    void looksPastWhatStandsInAString() {
        assertThat(ExpressionNames.in("'100 %sure, it\\'s %so' & %pain.now.toString()"))
                .containsExactly(new FactName("pain", "now"));
    }

    @Test
    void namesEachFactOnce() {
        assertThat(ExpressionNames.in("%pain.bestMedianOf5SinceDay1 + %pain.bestMedianOf5SinceDay1"))
                .hasSize(1);
    }

    @Test
    void doesNotMissASubjectThatIsQuotedOrOddlySpelt() {
        assertThat(ExpressionNames.in("%`pain`.best > 1 or %_day > 2 or %'pain' > 3"))
                .extracting(FactName::subject)
                .containsExactlyInAnyOrder("`pain`", "_day", "''");
    }

    @Test
    void findsNothingWhereNothingIsNamed() {
        assertThat(ExpressionNames.in("true")).isEmpty();
    }
}
