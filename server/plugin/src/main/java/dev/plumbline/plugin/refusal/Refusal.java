package dev.plumbline.plugin.refusal;

/**
 * One reason why a request cannot be carried out.
 *
 * @param expression FHIRPath of the element that is at fault
 * @param message what was found and what was expected, without patient data beyond ids
 */
public record Refusal(String expression, String message) {}
