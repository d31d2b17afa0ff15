package dev.plumbline.careplan.content;

/**
 * One mistake in the content.
 *
 * @param file where
 * @param location the FHIRPath of the element in that file; the resource type if it is about the whole file
 * @param message what was found and what was expected
 */
public record Problem(String file, String location, String message) {

    @Override
    public String toString() {
        return "%s, %s: %s".formatted(file, location, message);
    }
}
