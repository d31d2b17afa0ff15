package dev.plumbline.careplan.document;

import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.checkin.CheckInSeries;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;

/** When the patient is asked, and how long an answer is waited for. */
final class CheckInSection {

    private CheckInSection() {}

    static String of(Template template) {
        var table = new Table("Check-in", "Days", "Opens", "Due", "Closes", "Form", "Source", "Evidence", "Signed off");
        template.series().forEach(series -> add(table, template, series));
        return """
                ## The check-ins

                Times are local, on the clock on the patient's wall. A check-in that closes unanswered is missed.

                %s
                """.formatted(table);
    }

    private static void add(Table table, Template template, CheckInSeries series) {
        var action = action(template, series);
        var sources = new Citations(action.getDocumentation());
        table.row(
                action.getTitle(),
                days(series),
                series.opens().toString(),
                "%d h after it opens".formatted(series.due().toHours()),
                "%d h after it opens".formatted(series.closes().toHours()),
                template.form(series.form()).orElseThrow().title(),
                sources.lines(),
                sources.evidence(),
                "");
    }

    private static PlanDefinitionActionComponent action(Template template, CheckInSeries series) {
        return template.definition().getAction().stream()
                .filter(action -> series.action().equals(action.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static String days(CheckInSeries series) {
        var days = series.firstDay() == series.lastDay()
                ? "%d".formatted(series.firstDay())
                : "%d to %d".formatted(series.firstDay(), series.lastDay());
        if (!series.weekdays().isEmpty()) {
            return days + ": "
                    + series.weekdays().stream()
                            .sorted()
                            .map(CheckInSection::name)
                            .collect(Collectors.joining(", "));
        }
        return series.everyDays() == 1 ? days : "%s, every %d days".formatted(days, series.everyDays());
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
