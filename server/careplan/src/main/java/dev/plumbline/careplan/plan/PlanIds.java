package dev.plumbline.careplan.plan;

import dev.plumbline.careplan.store.Canonicals;
import dev.plumbline.careplan.store.Ids;
import org.hl7.fhir.r4.model.Identifier;

/** The ids of what belongs to a plan, each computed from what it stands for. */
public final class PlanIds {

    public static final String IDENTIFIERS = Canonicals.BASE + "/sid/plumbline";

    private PlanIds() {}

    /** The identifier of a resource of ours: its id, under the system by which all of ours are found. */
    public static Identifier identifier(String id) {
        return new Identifier().setSystem(IDENTIFIERS).setValue(id);
    }

    /**
     * The plan of one procedure by one template.
     *
     * @param template the PlanDefinition's canonical without version
     * @param procedure {@code Procedure/9}
     */
    public static String plan(String template, String procedure) {
        return Ids.of("plan", template, procedure);
    }

    public static String goal(String plan, String goal) {
        return Ids.of("goal", plan, goal);
    }

    public static String baseline(String plan, String measure) {
        return Ids.of("baseline", plan, measure);
    }

    /** The Task of the check-in that an action asks for on one day. */
    public static String checkIn(String plan, String action, int day) {
        return Ids.of("check-in", plan, action, Integer.toString(day));
    }

    /** The Task of a report that nobody had asked for. */
    public static String unscheduled(String plan, String response) {
        return Ids.of("unscheduled", plan, response);
    }
}
