package dev.plumbline.careplan.author;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.content.Content;
import dev.plumbline.careplan.content.ContentFile;
import dev.plumbline.careplan.content.Problem;
import dev.plumbline.careplan.site.SiteValues;
import dev.plumbline.careplan.template.ContentReader;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.careplan.template.TemplateCompiler;
import dev.plumbline.careplan.template.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at an author's files as a server does at its start, with the shipped content beside them, and goes on after each
 * mistake, so that all are known at once.
 */
public final class ContentCheck {

    private static final String NOT_ALL =
            "The rest could not be looked at as long as these are there; mend them and check again.";

    private final FhirContext fhir;
    private final Map<String, String> own;
    private final List<Problem> problems = new ArrayList<>();

    private ContentCheck(FhirContext fhir, Map<String, String> own) {
        this.fhir = fhir;
        this.own = own;
    }

    /**
     * What was looked at.
     *
     * @param mistakes one line for each mistake, {@code file:line:column: FHIRPath: what was found and what was expected};
     *     none = a server starts with these files
     * @param summary what was looked at, one line a thing
     * @param templates all that could be compiled, the shipped ones among them
     * @param own those of the author
     */
    public record Result(List<String> mistakes, List<String> summary, Templates templates, List<Template> own) {

        public Result {
            mistakes = List.copyOf(mistakes);
            summary = List.copyOf(summary);
            own = List.copyOf(own);
        }

        public boolean isSound() {
            return mistakes.isEmpty();
        }
    }

    /**
     * Checks.
     *
     * @param shipped the texts of the content that every server has, by path
     * @param own those of the author's folder
     */
    public static Result of(FhirContext fhir, Map<String, String> shipped, Map<String, String> own) {
        return new ContentCheck(fhir, own).check(shipped);
    }

    private Result check(Map<String, String> shipped) {
        var files = new ArrayList<ContentFile>();
        var templates = new ArrayList<Template>();
        boolean whole = goesThrough(() -> {
            files.addAll(new ContentReader(fhir, SiteValues.NONE).readable(shipped, own, problems));
            templates.addAll(
                    TemplateCompiler.compile(fhir, new Content(files), problems).all());
        });
        var lines = new ArrayList<String>();
        new PlacedProblems(own)
                .of(new Consequences(unreadable()).without(problems))
                .forEach(problem -> lines.add(problem.toString()));
        if (!whole) {
            lines.add(NOT_ALL);
        }
        var checked = new CheckedContent(own.keySet(), files, new Templates(templates));
        return new Result(lines, checked.lines(), checked.templates(), checked.mine());
    }

    /**
     * The stages expect that what FHIR requires is there. Where it is not, one may stumble: then what has been found so far
     * is the answer. A stage that stumbles over sound files is a fault of ours.
     */
    private boolean goesThrough(Runnable stages) {
        try {
            stages.run();
            return true;
        } catch (RuntimeException stumbled) {
            if (problems.isEmpty()) {
                throw stumbled;
            }
            return false;
        }
    }

    private Map<String, String> unreadable() {
        var texts = new HashMap<String, String>();
        problems.stream()
                .filter(problem -> problem.location().equals("Resource"))
                .filter(problem -> own.containsKey(problem.file()))
                .forEach(problem -> texts.put(problem.file(), own.get(problem.file())));
        return texts;
    }
}
