package dev.plumbline.careplan.content;

/** The extensions of FHIR and of Structured Data Capture by which an item of a form says what plain FHIR has no element for. */
public final class ItemExtensions {

    public static final String MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
    public static final String MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";
    public static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    public static final String UNIT_OPTION = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    public static final String OBSERVATION_EXTRACT = SDC + "sdc-questionnaire-observationExtract";
    public static final String EXTRACT_CATEGORY = SDC + "sdc-questionnaire-observation-extract-category";
    public static final String CALCULATED = SDC + "sdc-questionnaire-calculatedExpression";

    private ItemExtensions() {}
}
