package dev.plumbline.plugin.judging;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;

/** Somebody tries to delete a response that Flags may rest on: 409. */
final class JudgedResponseDeleted extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;
    private static final int CONFLICT = 409;

    JudgedResponseDeleted(String id) {
        super(
                CONFLICT,
                "`QuestionnaireResponse/%s` was judged and is not deleted; PUT it with status `entered-in-error` instead."
                        .formatted(id));
    }
}
