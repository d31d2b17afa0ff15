package dev.plumbline.plugin.startup;

import dev.plumbline.careplan.content.ContentRejected;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the mistakes of the content as a list, in place of the stack trace of the beans that could not be made for them. */
final class ContentRejectedAnalyzer extends AbstractFailureAnalyzer<ContentRejected> {

    private static final String ACTION =
            "Mend these places of the templates and start again. Nothing of this content is used until then.";

    @Override
    protected FailureAnalysis analyze(Throwable failure, ContentRejected rejected) {
        return new FailureAnalysis(rejected.getMessage(), ACTION, rejected);
    }
}
