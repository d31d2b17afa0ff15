package dev.plumbline.careplan.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.fixture.Shipped;
import dev.plumbline.careplan.fixture.ShippedSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.junit.jupiter.api.Test;

/** The document cannot drift from the content. */
class ClinicalBasisDocumentTest {

    private static final String COMMAND =
            "mvn -B -q test -pl server/careplan -am -Dtest=ClinicalBasisDocumentTest -Dplumbline.document=write"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";
    private static final Path DOCS = docs();

    @Test
    void saysWhatTheContentSays() throws IOException {
        var file = DOCS.resolve("clinical-basis.md");
        var document = document(Shipped.content());
        if ("write".equals(System.getProperty("plumbline.document"))) {
            Files.writeString(file, document);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("The content has changed. Write `%s` anew by:%n%s", file, COMMAND)
                .isEqualTo(document);
    }

    @Test
    void listsEveryRuleTwiceAndEveryOtherActionOnce() throws IOException {
        var document = document(Shipped.content());

        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(document)
                        .contains("| **%s** | %s |".formatted(rule.getId(), rule.getTitle()))
                        .contains("### %s: %s\n".formatted(rule.getId(), rule.getTitle())));
        assertThat(Shipped.template().definition().getAction())
                .allSatisfy(action -> assertThat(document).contains(action.getTitle()));
    }

    @Test
    void followsAChangedLimit() throws IOException {
        var changed = Shipped.with(
                PlanDefinition.class,
                Shipped.RULES,
                rules -> rules.getActionFirstRep()
                        .getConditionFirstRep()
                        .getExpression()
                        .setExpression("%pain.now >= 8.5"));

        assertThat(document(changed)).contains("Raised while: `%pain.now >= 8.5`");
    }

    @Test
    void computesThePathForABaselineOfEight() throws IOException {
        assertThat(document(Shipped.content())).contains("| 3 | 4.4 | 6.9 |");
    }

    private static List<PlanDefinitionActionComponent> rules() {
        return new Library(Shipped.content())
                .rulesOf(Shipped.template().definition()).stream()
                        .flatMap(definition -> definition.getAction().stream())
                        .toList();
    }

    private static String document(Content content) throws IOException {
        return new ClinicalBasisDocument(content, settings(), alertBurden()).about(Shipped.template(), COMMAND);
    }

    private static Optional<String> alertBurden() throws IOException {
        var fragment = DOCS.resolve("alert-burden.md");
        return Files.exists(fragment) ? Optional.of(Files.readString(fragment)) : Optional.empty();
    }

    private static List<Parameters> settings() {
        return ShippedSources.all(Parameters.class);
    }

    /** Tests are run from the module or from the project's root. */
    private static Path docs() {
        var inModule = Path.of("..", "docs");
        return (Files.isDirectory(inModule) ? inModule : Path.of("server", "docs"))
                .toAbsolutePath()
                .normalize();
    }
}
