package dev.plumbline.careplan.store;

/** The canonical URLs of our own conformance resources. */
public final class Canonicals {

    public static final String BASE = "https://plumbline.dev/fhir";

    public static final String BASELINE_WINDOW = BASE + "/StructureDefinition/baseline-window";
    public static final String IMPROVEMENT_NOTATION = BASE + "/StructureDefinition/improvement-notation";
    public static final String OBSERVED_READINGS = BASE + "/StructureDefinition/observed-readings";
    public static final String EXPECTED_VALUE = BASE + "/StructureDefinition/expected-value";
    public static final String STANDS_FOR = BASE + "/StructureDefinition/stands-for";
    public static final String OPENS_BEFORE = BASE + "/StructureDefinition/opens-before";
    public static final String MET_WHEN = BASE + "/StructureDefinition/met-when";
    public static final String READING_SPACING = BASE + "/StructureDefinition/reading-spacing";
    public static final String SUPPRESSION = BASE + "/StructureDefinition/suppression";
    public static final String PLAN_VARIANT = BASE + "/StructureDefinition/plan-variant";
    public static final String CHOSEN_VARIANT = BASE + "/StructureDefinition/chosen-variant";
    public static final String APPLIES_WHEN = BASE + "/StructureDefinition/applies-when";
    public static final String SITE_SETTING = BASE + "/StructureDefinition/site-setting";
    public static final String SITE_CHANGE = BASE + "/StructureDefinition/site-change";
    public static final String GOAL_BASELINE = BASE + "/StructureDefinition/goal-baseline";
    public static final String RESTRICTION = BASE + "/StructureDefinition/restriction";
    public static final String HOLDS_WHEN_STOPPED = BASE + "/StructureDefinition/holds-when-stopped";
    public static final String PLAN_STOPPED = BASE + "/StructureDefinition/plan-stopped";
    public static final String FLAG_RULE = BASE + "/StructureDefinition/flag-rule";
    public static final String FLAG_OPENED = BASE + "/StructureDefinition/flag-opened";
    public static final String FLAG_CLOSURE = BASE + "/StructureDefinition/flag-closure";

    public static final String TASK_BUSINESS_STATUS = BASE + "/CodeSystem/task-business-status";
    public static final String TASK_CODE = BASE + "/CodeSystem/task-code";
    public static final String TASK_INPUT = BASE + "/CodeSystem/task-input";
    public static final String URGENCY = BASE + "/CodeSystem/urgency";
    public static final String RESPONSE_REMARK = BASE + "/CodeSystem/response-remark";
    public static final String REMARK = BASE + "/StructureDefinition/response-remark";
    public static final String LANGUAGE_ONLY = BASE + "/StructureDefinition/language-only";
    public static final String TRANSLATION_REVIEW = BASE + "/StructureDefinition/translation-review";
    public static final String TRANSLATION_REVIEW_CODES = BASE + "/CodeSystem/translation-review";
    public static final String FLAG_CODE = BASE + "/CodeSystem/flag-code";

    /** The author of all that Plumbline writes. */
    public static final String DEVICE = "Device/plumbline";

    public static final String CQF_EXPRESSION = "http://hl7.org/fhir/StructureDefinition/cqf-expression";
    public static final String CPG_COLLECT_WITH = "http://hl7.org/fhir/uv/cpg/StructureDefinition/cpg-collectWith";
    public static final String CPG_ACTIVITY_TYPE = "http://hl7.org/fhir/uv/cpg/CodeSystem/cpg-activity-type-cs";
    public static final String COLLECT_INFORMATION = "collect-information";

    private Canonicals() {}

    /** A canonical without its version. */
    public static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
