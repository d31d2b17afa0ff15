package dev.plumbline.careplan.document;

import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.template.Template;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** The document that a clinician signs: all that a template says, with its sources, out of the content itself. */
final class ClinicalBasisDocument {

    private static final String HEAD = """
            # Clinical basis

            Written from the content by `ClinicalBasisDocumentTest`: do not edit it, edit the content and run

            ```sh
            %s
            ```

            Not clinical advice. Every number is a default, to be signed off by the site's clinician. Evidence: **F** read in
            the named source, **R** recalled and to be verified before release, **D** a design choice. Day 0 is the calendar
            date of the procedure in the patient's time zone. A source such as "clinical-basis
            §7" names a section of the project's own collection of sources. How a sign-off is told to the server: `plumbline.sign-off` in
            [configuration.md](configuration.md). How a formula or a condition is read:
            [the template guide](../../careplan-templates/README.md).

            """;

    private final Library library;
    private final List<Parameters> settings;
    private final Optional<String> alertBurden;

    /**
     * A document about this content.
     *
     * @param settings what a site may set
     * @param alertBurden the figures of the simulation, in Markdown
     */
    ClinicalBasisDocument(Content content, List<Parameters> settings, Optional<String> alertBurden) {
        this.library = new Library(content);
        this.settings = settings;
        this.alertBurden = alertBurden;
    }

    /**
     * The text about one template.
     *
     * @param command that writes the document anew
     */
    String about(Template template, String command) {
        var protocol = template.definition();
        var definitions = library.rulesOf(protocol);
        var rules = definitions.stream()
                .flatMap(found -> found.getAction().stream())
                .toList();
        var text = new StringBuilder(HEAD.formatted(command));
        text.append(signature(protocol, definitions));
        text.append(openPoints(protocol));
        text.append(PathSection.of(template));
        text.append(CheckInSection.of(template));
        text.append(GuidanceSection.of(template));
        definitions.forEach(found -> text.append(LevelSection.of(library.urgency(), found)));
        text.append(RuleSection.of(library.urgency(), rules));
        text.append(new FormSection(library, template, rules));
        text.append(SettingSection.of(settings));
        alertBurden.ifPresent(figures ->
                text.append(figures.strip().replaceAll("(?m)^# ", "## ")).append("\n\n"));
        text.append(literature(protocol));
        return text.toString().strip() + "\n";
    }

    private static String signature(PlanDefinition protocol, List<PlanDefinition> rules) {
        var table = new Table("What is signed", "Canonical and version", "Date", "Signed off by", "On");
        add(table, protocol);
        rules.forEach(found -> add(table, found));
        return "## Sign-off\n\n%s\n%s\n\n".formatted(table, protocol.getDescription());
    }

    private static void add(Table table, MetadataResource resource) {
        table.row(
                resource.getTitle(),
                Table.code(resource.getUrl() + "|" + resource.getVersion()),
                resource.getDateElement().getValueAsString(),
                "",
                "");
    }

    /** Those artifacts of the protocol that are documentation: what its clinician still has to decide. */
    private static String openPoints(PlanDefinition protocol) {
        var table = new Table("Open point", "To be decided", "What the content does until then", "Decided");
        protocol.getRelatedArtifact().stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.DOCUMENTATION)
                .forEach(point -> table.row(point.getLabel(), point.getDisplay(), point.getCitation(), ""));
        return table.isEmpty() ? "" : "## Open points for a clinician\n\n%s\n".formatted(table);
    }

    private static String literature(PlanDefinition protocol) {
        var sources = protocol.getRelatedArtifact().stream()
                .filter(artifact -> artifact.getType() == RelatedArtifactType.CITATION)
                .filter(RelatedArtifact::hasCitation)
                .map(Citations::line)
                .toList();
        return "## Sources\n\n" + Lists.bullets(String.join("\n", sources));
    }
}
