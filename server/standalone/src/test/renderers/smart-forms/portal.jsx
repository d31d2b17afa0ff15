import {
  BaseRenderer,
  RendererThemeProvider,
  buildForm,
  getResponse,
  questionnaireResponseStore,
  questionnaireStore,
  removeEmptyAnswersFromResponse,
  useRendererQueryClient,
} from '@aehrc/smart-forms-renderer';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { submit } from '../submit.js';

function Form() {
  return (
    <RendererThemeProvider>
      <QueryClientProvider client={useRendererQueryClient()}>
        <BaseRenderer />
      </QueryClientProvider>
    </RendererThemeProvider>
  );
}

window.portal = {
  async show(questionnaire) {
    await buildForm({ questionnaire });
    createRoot(document.getElementById('form')).render(<Form />);
  },

  /** The items that keep the form from being sent. */
  problems: () => Object.keys(questionnaireResponseStore.getState().invalidItems),

  submit(base, subject) {
    // What `getResponse` gives still holds answers to questions that are no longer asked.
    const { sourceQuestionnaire } = questionnaireStore.getState();
    return submit(base, subject, removeEmptyAnswersFromResponse(sourceQuestionnaire, getResponse()));
  },
};
