/**
 * Sends what a renderer gave, with what only a portal knows: who it is about, that the patient is done, and when, where
 * the renderer does not say so.
 */
export async function submit(base, subject, given) {
  const response = {
    ...given,
    status: 'completed',
    subject: { reference: subject },
    authored: given.authored ?? new Date().toISOString(),
  };
  const answer = await fetch(`${base}/QuestionnaireResponse`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json', Accept: 'application/fhir+json' },
    body: JSON.stringify(response),
  });
  return { status: answer.status, body: await answer.json() };
}
