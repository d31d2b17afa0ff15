package dev.plumbline.careplan.author;

import ca.uhn.fhir.context.FhirContext;
import dev.plumbline.careplan.template.Templates;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder in which somebody writes templates, and what they ask about it. */
public final class AuthorFolder {

    private final FhirContext fhir;
    private final Map<String, String> shipped;
    private final Path folder;

    /**
     * @param shipped the texts of the content that every server has, by path
     */
    public AuthorFolder(FhirContext fhir, Map<String, String> shipped, Path folder) {
        this.fhir = fhir;
        this.shipped = Map.copyOf(shipped);
        this.folder = folder;
    }

    /**
     * What is said about it.
     *
     * @param lines for people, in their order
     * @param isWell whether nothing has to be mended
     */
    public record Answer(List<String> lines, boolean isWell) {

        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /** The folder, or the name for a new one, cannot be used; the message says why. */
    public static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * Every mistake of its files ({@code *.json}, at whatever depth), or what was looked at if there is none.
     *
     * @throws Unusable if the folder cannot be read
     */
    public Answer check() {
        return answer(ContentCheck.of(fhir, shipped, texts()));
    }

    private Answer answer(ContentCheck.Result result) {
        var lines = new ArrayList<String>();
        if (result.isSound()) {
            lines.add("No mistake in %s: %s".formatted(folder, result.summary().get(0)));
            lines.addAll(result.summary().subList(1, result.summary().size()));
        } else {
            lines.addAll(result.mistakes());
            lines.add(
                    result.mistakes().size() == 1
                            ? "1 mistake."
                            : result.mistakes().size() + " mistakes.");
        }
        return new Answer(lines, result.isSound());
    }

    /**
     * Plays a story by one of its templates; a folder with mistakes is checked only.
     *
     * @throws Unusable if the folder cannot be read
     * @throws StoryRejected if the story cannot be played
     */
    public Answer play(Path story) {
        var result = ContentCheck.of(fhir, shipped, texts());
        if (!result.isSound()) {
            return answer(result);
        }
        var read = StoryFile.read(String.valueOf(story.getFileName()), story);
        var choice = read.template() == null ? new Templates(result.own()) : result.templates();
        var trial = StoryTrial.of(choice, read);
        return new Answer(trial.lines(), trial.asExpected());
    }

    /**
     * Writes a whole template to begin with, and a story to try it by.
     *
     * @param name small letters, digits and hyphens; the folder, the ids and the addresses begin with it
     * @return what was written and what to do next
     * @throws Unusable if the name is another, or the folder is there already or cannot be written
     */
    public static List<String> create(Path parent, String name) {
        return Skeleton.write(parent, name);
    }

    private Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().endsWith(".json")) {
                        texts.put(file.toString(), Files.readString(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new Unusable("Folder `%s` cannot be read (%s); expected a folder with files in UTF-8."
                    .formatted(folder, unreadable));
        }
        if (texts.isEmpty()) {
            throw new Unusable("Folder `%s` has no file `*.json`; expected a template.".formatted(folder));
        }
        return texts;
    }
}
