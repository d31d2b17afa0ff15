package dev.plumbline.standalone;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.author.AuthorFolder;
import dev.plumbline.careplan.author.AuthorFolder.Unusable;
import dev.plumbline.careplan.author.StoryRejected;
import dev.plumbline.plugin.startup.ContentTexts;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What whoever writes a template asks of this program in place of starting a server: no database, no port. */
final class AuthorCommand {

    private static final String USAGE = """
            Usage:
              --check DIR             lists every mistake in the templates of a folder
              --try DIR STORY.yaml    plays a recovery by the template of a folder
              --new DIR NAME          writes a template to begin with into the folder DIR/NAME
            """;

    private static final Map<String, Integer> LENGTHS = Map.of("--check", 2, "--try", 3, "--new", 3);

    private AuthorCommand() {}

    static boolean isOne(String[] arguments) {
        return arguments.length > 0 && LENGTHS.containsKey(arguments[0]);
    }

    /** Answers with the exit code: 0 where all is well, 1 where something is to be mended, 2 where the call is wrong. */
    static int run(String[] arguments, PrintStream out) {
        // Without Spring nobody tells Logback to be quiet.
        System.setProperty("logback.configurationFile", "author-logback.xml");
        var given = List.of(arguments);
        if (given.size() != LENGTHS.getOrDefault(given.get(0), 0)) {
            out.print(USAGE);
            return 2;
        }
        try {
            return run(given, out);
        } catch (StoryRejected | Unusable told) {
            out.println(told.getMessage());
            return 1;
        } catch (InvalidPathException wrong) {
            out.println("`%s` is no path: %s".formatted(wrong.getInput(), wrong.getReason()));
            return 1;
        }
    }

    private static int run(List<String> given, PrintStream out) {
        var folder = Path.of(given.get(1));
        if (given.get(0).equals("--new")) {
            out.println(String.join("\n", AuthorFolder.create(folder, given.get(2))));
            return 0;
        }
        var shipped = new ContentTexts(new PathMatchingResourcePatternResolver()).of(ContentTexts.SHIPPED);
        var author = new AuthorFolder(FhirContext.forR4Cached(), shipped, folder);
        var answer = given.get(0).equals("--check") ? author.check() : author.play(Path.of(given.get(2)));
        answer.lines().forEach(out::println);
        return answer.isWell() ? 0 : 1;
    }
}
