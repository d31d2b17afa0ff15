package dev.plumbline.careplan.template;

import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What a Flag of one rule says besides its explanation.
 *
 * @param canonical the rule's address: PlanDefinition, version, rule id
 * @param code of the Flag
 * @param category code of the Flag's category
 * @param urgency how the CodeSystem {@code urgency} displays the level of the rule
 */
public record RuleContent(String canonical, CodeableConcept code, String category, String urgency) {}
