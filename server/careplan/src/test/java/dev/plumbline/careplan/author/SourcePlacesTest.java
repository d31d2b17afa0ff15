package dev.plumbline.careplan.author;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake that is told as FHIRPath is found in the text. */
class SourcePlacesTest {

    private static final String TEXT = """
            {
              "resourceType": "PlanDefinition",
              "extension": [ { "url": "a" }, { "url": "b" }, { "url": "b", "x": 1 } ],
              "action": [
                { "id": "A", "title": "First" },
                { "id": "B",
                  "condition": [
                    { "kind": "stop" },
                    { "kind": "start", "expression": { "expression": "%answer.`leg.bend` and %pain.nw > 1" } }
                  ],
                  "timingTiming": { "repeat": {} } }
              ],
              "item": [ { "linkId": "g", "item": [ { "linkId": "q", "txt": "?" } ] } ]
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PlanDefinition                                            | nothing            | 1  | 1
            PlanDefinition.nowhere                                    | nothing            | 1  | 1
            PlanDefinition.action[1]                                  | nothing            | 6  | 5
            PlanDefinition.action.where(id='B').condition[0]          | nothing            | 8  | 9
            PlanDefinition.action.where(id='B').timing.repeat         | nothing            | 11 | 25
            PlanDefinition.action.where(id='A').priority              | nothing            | 5  | 5
            PlanDefinition.action.where(id='B').expression            | Fact `%pain.nw` no | 9  | 82
            PlanDefinition.action.where(id='B').expression            | `%answer.leg.bend` | 9  | 59
            PlanDefinition.extension('b')[1]                          | nothing            | 3  | 50
            Questionnaire.item.where(linkId='q')                      | nothing            | 13 | 40
            Resource                                                  | Unknown element 'txt' found during parse | 13 | 57
            """)
    void findsTheElementAndTheWordThatTheMessageQuotes(String location, String message, int line, int column) {
        assertThat(SourcePlaces.in(TEXT).of(location, message, 0)).isEqualTo(new Place(line, column));
    }

    @Test
    void findsWhereATextStopsToBeJson() {
        var broken = SourcePlaces.in("{\n  \"id\" \"none\"\n}").of("Resource", "no JSON", 0);

        assertThat(broken.line()).isEqualTo(2);
    }

    @Test
    void tellsUnknownElementsOfOneNameApart() {
        var places = SourcePlaces.in("{\n\"a\": {\"x\": 1},\n\"b\": {\"x\": 1}}");

        assertThat(places.of("Resource", "Unknown element 'x' found", 1).line()).isEqualTo(3);
    }
}
