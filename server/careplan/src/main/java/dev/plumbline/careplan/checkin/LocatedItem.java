package dev.plumbline.careplan.checkin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.jspecify.annotations.Nullable;

/**
 * An item of a response and where it stands there.
 *
 * @param around the item that it stands in; null for one at the top
 * @param answer the place of that item's answer that it stands below; null if it stands in the item itself
 * @param place among its neighbours, from 0
 */
record LocatedItem(
        QuestionnaireResponseItemComponent item,
        @Nullable LocatedItem around,
        @Nullable Integer answer,
        int place) {

    /** What a form's author would write: nothing that a patient could have typed. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]{1,64}");

    /**
     * All items, those within groups and below answers included, in the order of the response. It does not call
     * itself, because a client decides how deep a response goes.
     */
    static List<LocatedItem> in(QuestionnaireResponse response) {
        var found = new ArrayList<LocatedItem>();
        var ahead = new ArrayDeque<>(located(response.getItem(), null, null));
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            found.add(next);
            var below = next.below();
            for (int last = below.size() - 1; last >= 0; last--) {
                ahead.push(below.get(last));
            }
        }
        return found;
    }

    private List<LocatedItem> below() {
        var below = new ArrayList<>(located(item.getItem(), this, null));
        for (int given = 0; given < item.getAnswer().size(); given++) {
            below.addAll(located(item.getAnswer().get(given).getItem(), this, given));
        }
        return below;
    }

    private static List<LocatedItem> located(
            List<QuestionnaireResponseItemComponent> items, @Nullable LocatedItem around, @Nullable Integer answer) {
        var located = new ArrayList<LocatedItem>();
        for (int place = 0; place < items.size(); place++) {
            located.add(new LocatedItem(items.get(place), around, answer, place));
        }
        return located;
    }

    /** Its linkId as it may stand in a message. */
    String name() {
        return isPlain() ? "`%s`".formatted(item.getLinkId()) : "at place %d".formatted(place + 1);
    }

    /** FHIRPath of it. */
    String expression() {
        var expression = new StringBuilder();
        for (LocatedItem step = this; step != null; step = step.around) {
            expression.insert(0, step.step());
        }
        return expression.insert(0, "QuestionnaireResponse").toString();
    }

    private String step() {
        var below = answer == null ? "" : ".answer[%d]".formatted(answer);
        return below
                + (isPlain() ? ".item.where(linkId='%s')".formatted(item.getLinkId()) : ".item[%d]".formatted(place));
    }

    private boolean isPlain() {
        return item.hasLinkId() && PLAIN.matcher(item.getLinkId()).matches();
    }
}
