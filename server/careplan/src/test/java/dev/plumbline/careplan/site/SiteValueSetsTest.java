package dev.plumbline.careplan.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.fixture.Shipped;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** A site adds codes of its own to a shipped ValueSet. */
class SiteValueSetsTest {

    private static final String URL = "http://x.org/ValueSet/procedures";

    private final ValueSet shipped = valueSet("http://x.org/codes", "kyphoplasty");

    @Test
    void addsTheCodesOfTheSite() {
        shipped.setCopyright("Ours.").setDescription("Procedures.").setId("procedures");
        var own = valueSet("http://clinic.example/codes", "KYPHO-1");
        own.setVersion("7").setDescription("Theirs.");

        var merged = merged(own);

        assertThat(merged).singleElement().isSameAs(shipped);
        assertThat(shipped.getCompose().getInclude())
                .extracting(include -> include.getConceptFirstRep().getCode())
                .containsExactly("kyphoplasty", "KYPHO-1");
        assertThat(shipped.getVersion()).matches("1\\.0\\.0-[0-9a-f]{8}");
        assertThat(shipped.getCopyright()).isEqualTo("Ours.");
        assertThat(shipped.getDescription()).isEqualTo("Procedures.");
    }

    @Test
    void isAnotherVersionForOtherCodes() {
        merged(valueSet("http://clinic.example/codes", "KYPHO-1"));
        var first = shipped.getVersion();
        var again = valueSet("http://x.org/codes", "kyphoplasty");

        new SiteContent(Shipped.FHIR, new ArrayList<>())
                .merged(files(again), files(valueSet("http://clinic.example/codes", "KYPHO-2")), SiteValues.NONE);

        assertThat(again.getVersion()).matches("1\\.0\\.0-[0-9a-f]{8}").isNotEqualTo(first);
    }

    @Test
    void isFollowedByWhoNamesItWithItsVersion() {
        var follower = new ActivityDefinition().setUrl("http://x.org/a").setVersion("1.0.0");
        follower.addExtension("http://x.org/uses", new CanonicalType(URL + "|1.0.0"));

        new SiteContent(Shipped.FHIR, new ArrayList<>())
                .merged(files(shipped, follower), files(valueSet("http://y.org", "K")), SiteValues.NONE);

        assertThat(follower.getExtensionByUrl("http://x.org/uses").getValue().primitiveValue())
                .isEqualTo(URL + "|" + shipped.getVersion());
        assertThat(follower.getVersion()).startsWith("1.0.0-");
    }

    @Test
    void leavesOtherValueSetsOfTheSiteAsTheyAre() {
        var own = valueSet("http://y.org", "K");
        own.setUrl("http://y.org/ValueSet/own");

        var merged = merged(own);

        assertThat(merged).containsExactly(shipped, own);
        assertThat(shipped.getVersion()).isEqualTo("1.0.0");
        assertThat(own.getVersion()).isEqualTo("1.0.0");
    }

    private List<Resource> merged(ValueSet own) {
        var problems = new ArrayList<Problem>();
        var merged = new SiteContent(Shipped.FHIR, problems).merged(files(shipped), files(own), SiteValues.NONE);
        assertThat(problems).isEmpty();
        return merged.stream().map(ContentFile::resource).toList();
    }

    private static List<ContentFile> files(Resource... resources) {
        return List.of(resources).stream()
                .map(resource -> new ContentFile(resource.fhirType() + ".json", resource))
                .toList();
    }

    private static ValueSet valueSet(String system, String code) {
        var valueSet = new ValueSet().setUrl(URL).setVersion("1.0.0");
        valueSet.getCompose().addInclude().setSystem(system).addConcept().setCode(code);
        return valueSet;
    }
}
