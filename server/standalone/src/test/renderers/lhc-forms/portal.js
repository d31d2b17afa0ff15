import { submit } from '../submit.js';

window.portal = {
  show(questionnaire) {
    const form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, 'R4');
    return LForms.Util.addFormToPage(form, 'form', { prepopulate: false });
  },

  /** What keeps the form from being sent. */
  problems: () => LForms.Util.checkValidity() ?? [],

  submit: (base, subject) => submit(base, subject, LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')),
};
