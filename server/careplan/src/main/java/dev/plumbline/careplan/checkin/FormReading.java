package dev.plumbline.careplan.checkin;

import dev.plumbline.careplan.form.Form;
import dev.plumbline.careplan.refusal.Refusal;
import dev.plumbline.careplan.template.Template;
import dev.plumbline.recovery.reading.Report;
import java.util.List;
import java.util.Set;

/**
 * A response as the answer to one form of a template.
 *
 * @param form the text by which it is read: the one that its patient saw, as far as that is known
 * @param report what it reports
 * @param mistakes what the form does not allow in it
 * @param remarks what must be said about how it is read
 */
public record FormReading(Template template, Form form, Report report, List<Refusal> mistakes, Set<Remark> remarks) {

    public FormReading {
        mistakes = List.copyOf(mistakes);
        remarks = Set.copyOf(remarks);
    }

    boolean isOf(Template other) {
        return template.canonical().equals(other.canonical());
    }
}
