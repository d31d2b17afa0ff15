package dev.plumbline.careplan.content;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Collects the mistakes of one file while it is compiled. */
public final class Mistakes {

    private final List<Problem> problems;
    private final String file;

    public Mistakes(List<Problem> problems, String file) {
        this.problems = problems;
        this.file = file;
    }

    public static Mistakes about(Resource resource, Content content, List<Problem> problems) {
        return new Mistakes(problems, content.pathOf(resource));
    }

    @FormatMethod
    public void add(String location, @FormatString String message, Object... arguments) {
        problems.add(new Problem(file, location, message.formatted(arguments)));
    }

    /** The value if it is there; else a mistake. */
    @FormatMethod
    public <T> Optional<T> expect(
            Optional<T> value, String location, @FormatString String message, Object... arguments) {
        if (value.isEmpty()) {
            add(location, message, arguments);
        }
        return value;
    }
}
