package dev.plumbline.careplan.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Finds two files that say that they are the same resource: which of them counts would be chance. */
public final class DuplicateContent {

    private final Map<String, String> fileByName = new HashMap<>();
    private final List<Problem> problems;

    private DuplicateContent(List<Problem> problems) {
        this.problems = problems;
    }

    public static void find(List<ContentFile> files, List<Problem> problems) {
        var duplicates = new DuplicateContent(problems);
        files.forEach(duplicates::check);
    }

    private void check(ContentFile file) {
        var resource = file.resource();
        check(file, "id", resource.getIdElement().getIdPart());
        if (resource instanceof MetadataResource definition) {
            check(file, "url", definition.getUrl());
        }
    }

    private void check(ContentFile file, String element, @Nullable String value) {
        Resource resource = file.resource();
        var first = value == null
                ? null
                : fileByName.putIfAbsent(resource.fhirType() + " " + element + " " + value, file.path());
        if (first != null) {
            new Mistakes(problems, file.path())
                    .add(
                            resource.fhirType() + "." + element,
                            "`%s` stands in %s as well; expected it in one file.",
                            String.valueOf(value),
                            first);
        }
    }
}
