package dev.plumbline.careplan.flag;

import java.util.Arrays;

/** Who or what closed a Flag: the codes of the CodeSystem {@code flag-closure}. */
enum ClosedBy {
    PERSON("person"),
    RULE("rule"),
    NO_LONGER_SUPPORTED("no-longer-supported"),
    WITHDRAWN("withdrawn");

    private final String code;

    ClosedBy(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static ClosedBy of(String code) {
        return Arrays.stream(values())
                .filter(closedBy -> closedBy.code.equals(code))
                .findFirst()
                .orElse(PERSON);
    }
}
