package dev.plumbline.careplan.terminology;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Works out the codes of a ValueSet from definitions alone: codes that it lists, whether their system is defined here or
 * not, whole CodeSystems that list their concepts, and other ValueSets. A ValueSet that says nothing has no codes: it
 * waits for a site to fill it. HAPI's in-memory expansion answers no codes where a part is not known (ADR 26).
 */
public final class Expander {

    private final Definitions definitions;

    public Expander(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * Each code once, in the order of the definition, as a flat list.
     *
     * @throws NotExpandable if a part of it is not defined here, has a filter, is a CodeSystem that keeps its concepts
     *     elsewhere, or is the ValueSet itself
     */
    public List<ValueSetExpansionContainsComponent> expand(ValueSet valueSet) {
        return List.copyOf(members(valueSet, Set.of()).values());
    }

    private Map<Code, ValueSetExpansionContainsComponent> members(ValueSet valueSet, Set<String> around) {
        var name = name(valueSet);
        if (around.contains(name)) {
            throw NotExpandable.circular(name);
        }
        if (!valueSet.hasCompose()) {
            return byCode(flat(valueSet.getExpansion().getContains()));
        }
        var inside = Stream.concat(around.stream(), Stream.of(name)).collect(Collectors.toSet());
        var members = new LinkedHashMap<Code, ValueSetExpansionContainsComponent>();
        valueSet.getCompose().getInclude().stream()
                .map(part -> selection(part, name, inside))
                .forEach(selected -> selected.forEach(members::putIfAbsent));
        valueSet.getCompose().getExclude().stream()
                .map(part -> selection(part, name, inside).keySet())
                .forEach(members.keySet()::removeAll);
        return members;
    }

    /** What a system and ValueSets of one part have in common. */
    private Map<Code, ValueSetExpansionContainsComponent> selection(
            ConceptSetComponent part, String valueSet, Set<String> inside) {
        if (part.hasFilter()) {
            throw NotExpandable.filtered(valueSet);
        }
        var sources = part.getValueSet().stream()
                .map(imported -> members(
                        definitions
                                .valueSet(imported.getValue())
                                .orElseThrow(() -> NotExpandable.undefined(valueSet, imported.getValue())),
                        inside));
        var all = part.hasSystem() ? Stream.concat(Stream.of(byCode(ofSystem(part, valueSet))), sources) : sources;
        return all.reduce(Expander::common).orElse(Map.of());
    }

    private Stream<ValueSetExpansionContainsComponent> ofSystem(ConceptSetComponent part, String valueSet) {
        var canonical = part.hasVersion() ? part.getSystem() + "|" + part.getVersion() : part.getSystem();
        var defined = definitions.codeSystem(canonical);
        var complete = defined.filter(Concepts::areComplete);
        if (part.hasConcept()) {
            return part.getConcept().stream().flatMap(listed -> listed(part, listed, complete).stream());
        }
        if (defined.isEmpty()) {
            throw NotExpandable.undefined(valueSet, canonical);
        }
        return Concepts.of(complete.orElseThrow(() -> NotExpandable.elsewhere(valueSet, canonical)))
                .map(concept -> member(part, concept));
    }

    /** A code that its own complete CodeSystem does not define is none. */
    private static Optional<ValueSetExpansionContainsComponent> listed(
            ConceptSetComponent part, ConceptReferenceComponent listed, Optional<CodeSystem> complete) {
        var concept = complete.flatMap(system -> Concepts.find(system, listed.getCode()));
        if (complete.isPresent() && concept.isEmpty()) {
            return Optional.empty();
        }
        var member = member(part, concept.orElseGet(() -> new ConceptDefinitionComponent().setCode(listed.getCode())));
        if (listed.hasDisplay()) {
            member.setDisplay(listed.getDisplay());
        }
        listed.getDesignation().forEach(designation -> member.addDesignation(designation.copy()));
        return Optional.of(member);
    }

    private static ValueSetExpansionContainsComponent member(
            ConceptSetComponent part, ConceptDefinitionComponent concept) {
        var member = new ValueSetExpansionContainsComponent()
                .setSystem(part.getSystem())
                .setCode(concept.getCode())
                .setDisplay(concept.getDisplay());
        if (Concepts.isAbstract(concept)) {
            member.setAbstract(true);
        }
        concept.getDesignation()
                .forEach(designation -> member.addDesignation()
                        .setLanguage(designation.getLanguage())
                        .setUse(designation.getUse())
                        .setValue(designation.getValue()));
        return member;
    }

    private static Map<Code, ValueSetExpansionContainsComponent> common(
            Map<Code, ValueSetExpansionContainsComponent> first, Map<Code, ValueSetExpansionContainsComponent> second) {
        var common = new LinkedHashMap<>(first);
        common.keySet().retainAll(second.keySet());
        return common;
    }

    private static Map<Code, ValueSetExpansionContainsComponent> byCode(
            Stream<ValueSetExpansionContainsComponent> members) {
        return members.collect(Collectors.toMap(
                member -> new Code(member.getSystem(), member.getCode()),
                member -> member,
                (first, second) -> first,
                LinkedHashMap::new));
    }

    private static Stream<ValueSetExpansionContainsComponent> flat(
            Collection<ValueSetExpansionContainsComponent> members) {
        return members.stream()
                .flatMap(member -> Stream.concat(Stream.of(member), flat(member.getContains())))
                .filter(ValueSetExpansionContainsComponent::hasCode)
                .map(member -> member.copy().setContains(null));
    }

    private static String name(ValueSet valueSet) {
        return valueSet.hasVersion()
                ? valueSet.getUrl() + "|" + valueSet.getVersion()
                : String.valueOf(valueSet.getUrl());
    }

    private record Code(String system, String code) {}
}
