/**
 * Lets a browser fill forms and send them: `node fill.mjs CHROMIUM JOBS`, where JOBS is a JSON array of objects with
 * `renderer`, `fhir` (the server's base), `questionnaire` (its id there), `subject`, `answers` by linkId, `advice`
 * (whether each text that comes and goes is tried first) and `picture`, where the page is drawn at the end, also after a
 * failure. Prints for each job what was seen and what the server answered, as a JSON array.
 */
import { chromium } from 'playwright-core';
import { Patient } from './patient.mjs';
import { serve } from './site.mjs';

/** More pages at once would make each slower than the renderers expect of a person. */
const TOGETHER = 3;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Keeps the page on this machine, and writes down what it asked for elsewhere and what broke in it. */
async function watch(page) {
  const watched = { elsewhere: [], broken: [] };
  page.on('pageerror', (error) => watched.broken.push(error.message));
  await page.route(
    ({ hostname }) => hostname !== 'localhost',
    (route) => {
      watched.elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  return watched;
}

/** What the page shows in red, and what the renderer itself has against the form. */
async function complaints(page, hand) {
  const marked = page.locator(hand.complaints.join(','));
  const shown = await marked.filter({ visible: true }).allInnerTexts();
  const held = await page.evaluate(() => window.portal.problems());
  return [...shown.map((text) => text.trim()).filter((text) => text !== ''), ...held];
}

async function fill(page, job, hand) {
  const questionnaire = await page.evaluate(async ({ fhir, questionnaire }) => {
    const answer = await fetch(`${fhir}/Questionnaire/${questionnaire}`, { headers: { Accept: 'application/fhir+json' } });
    const form = await answer.json();
    await window.portal.show(structuredClone(form));
    return form;
  }, job);
  await hand.item(page, questionnaire.item[0].linkId).first().waitFor();
  const patient = new Patient(page, hand, questionnaire);
  const advice = job.advice ? await patient.tryAdvice() : [];
  await patient.fill(job.answers);
  const items = await patient.look();
  const seen = { advice, items, complaints: await complaints(page, hand), text: await page.locator('body').innerText() };
  const sent = await page.evaluate(({ fhir, subject }) => window.portal.submit(fhir, subject), job);
  return { ...seen, sent };
}

async function work(browser, origin, job) {
  const hand = await import(`./${job.renderer}/hand.mjs`);
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 }, timezoneId: 'Europe/Berlin' });
  page.setDefaultTimeout(30_000);
  const watched = await watch(page);
  try {
    await page.goto(`${origin}/${job.renderer}/`);
    return { ...(await fill(page, job, hand)), ...watched };
  } finally {
    await page.screenshot({ path: job.picture, fullPage: true });
  }
}

const [, , executablePath, jobs] = process.argv;
const site = await serve('pages');
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  const waiting = JSON.parse(jobs);
  const reports = [];
  while (waiting.length > 0) {
    const some = waiting.splice(0, TOGETHER).map((job) => work(browser, site.origin, job));
    reports.push(...(await Promise.all(some)));
  }
  console.log(JSON.stringify(reports));
} finally {
  await browser.close();
  site.close();
}
