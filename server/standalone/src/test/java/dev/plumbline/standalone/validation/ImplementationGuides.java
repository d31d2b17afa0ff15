package dev.plumbline.standalone.validation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** Packages of implementation guides in the folder {@code ig} that is shared beside the project. */
record ImplementationGuides(List<String> packages) {

    private static final Path FOLDER =
            Path.of("../../../shared/ig").toAbsolutePath().normalize();

    /**
     * The guides; the test is skipped where their folder is not there.
     *
     * @param packages file names without ending
     */
    static ImplementationGuides of(String... packages) {
        assumeTrue(
                Files.isDirectory(FOLDER),
                () -> "The folder `%s` is not there: nothing is validated against implementation guides."
                        .formatted(FOLDER));
        return new ImplementationGuides(List.of(packages));
    }

    PrePopulatedValidationSupport load(FhirContext fhir) {
        var support = new PrePopulatedValidationSupport(fhir);
        packages.forEach(name -> load(support, fhir.newJsonParser(), FOLDER.resolve(name + ".tgz")));
        return support;
    }

    private static void load(PrePopulatedValidationSupport support, IParser parser, Path file) {
        try (var stream = Files.newInputStream(file)) {
            var contents = NpmPackage.fromPackage(stream);
            for (var name : contents.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
                support.addResource(parser.parseResource(contents.loadResource(name)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Package `%s` cannot be read.".formatted(file), failure);
        }
    }
}
