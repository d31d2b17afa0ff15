package dev.plumbline.careplan.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

class CodeListsTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readCodesOfIncludedListsToo() {
        var list = list("all", "a");
        list.getCompose().addInclude().addValueSet("urn:list:more");
        var more = list("more", "b");
        more.getCompose().addInclude().addValueSet("urn:list:all");

        var codes = read("urn:list:all", list, more);

        assertThat(codes.codes())
                .containsExactlyInAnyOrder(new CodeList.Code("urn:codes", "a"), new CodeList.Code("urn:codes", "b"));
        assertThat(problems).isEmpty();
    }

    @Test
    void readNothingOutOfAListThatIsLeftToTheSite() {
        assertThat(read("urn:list:empty", list("empty")).codes()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void compareCodesWithTheirSystem() {
        var codes = read("urn:list:all", list("all", "a"));

        assertThat(codes.hasAny(List.of(new Coding("urn:codes", "a", null)))).isTrue();
        assertThat(codes.hasAny(List.of(new Coding("urn:others", "a", null), new Coding().setCode("a"))))
                .isFalse();
    }

    @Test
    void findAnIncludedListThatIsMissingAndAnIntersection() {
        var list = list("all", "a");
        list.getCompose().addInclude().addValueSet("urn:list:none");
        list.getCompose().getIncludeFirstRep().addValueSet("urn:list:none");

        read("urn:list:all", list);

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "It neither lists codes of a system nor names one ValueSet; expected one of both.",
                        "ValueSet `urn:list:none` is missing.");
    }

    private CodeList read(String canonical, ValueSet... lists) {
        var files = Stream.of(lists)
                .map(list -> new ContentFile(list.getUrl(), list))
                .toList();
        var content = new Content(files);
        return new CodeLists(content, problems)
                .of(content.find(ValueSet.class, canonical).orElseThrow());
    }

    private static ValueSet list(String name, String... codes) {
        var list = new ValueSet();
        list.setUrl("urn:list:" + name);
        Stream.of(codes)
                .forEach(code -> list.getCompose()
                        .addInclude()
                        .setSystem("urn:codes")
                        .addConcept()
                        .setCode(code));
        return list;
    }
}
