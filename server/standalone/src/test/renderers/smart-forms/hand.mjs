/** Fills Smart Forms, which marks an item's box with its linkId and names its input after type and linkId. */
const DATE_TIME = /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d).*)?/;

/**
 * Smart Forms takes over what was typed 300 ms after the last key, and then forgets an answer that was given to another
 * question in between. People are slower.
 */
const PAUSE_AFTER_TYPING = 800;
const PAUSE_AFTER_CLICK = 200;

const CLICKED = ['boolean', 'choice'];

export const item = (page, linkId) => page.locator(`[data-linkid="${linkId}"]`);

export const complaints = ['.Mui-error', '.MuiAlert-root', '[role="alert"]'];

export const settle = (page, { type }) =>
  page.waitForTimeout(CLICKED.includes(type) ? PAUSE_AFTER_CLICK : PAUSE_AFTER_TYPING);

const input = (page, { type, linkId }, part = '') => page.locator(`[id="${type}-${linkId}${part}"]`);

const option = (page, question, key) => input(page, question).locator(`input[value="${key}"]`);

export const answer = {
  boolean: (page, question, yes) => option(page, question, yes).click(),
  choice: (page, question, code) => option(page, question, code).click(),

  /** The box follows the click when Smart Forms has taken it over, and not at once. */
  async checked(page, question, code, wanted) {
    const box = option(page, question, code);
    for (let tries = 0; (await box.isChecked()) !== wanted && tries < 3; tries += 1) {
      await box.click();
      await page.waitForTimeout(PAUSE_AFTER_TYPING);
    }
  },

  typed: (page, question, value) => input(page, question).pressSequentially(String(value)),

  async quantity(page, question, { value, unit }) {
    const units = input(page, question, '-unit');
    if ((await units.count()) > 0 && (await units.inputValue()) !== unit) {
      await units.click();
      await page.getByRole('option', { name: unit, exact: true }).click();
    }
    await input(page, question, '-input').pressSequentially(String(value));
  },

  async date(page, question, moment) {
    const [, year, month, day, time] = moment.match(DATE_TIME);
    const parts = time ? ['-date', '-time'] : [''];
    await input(page, question, parts[0]).pressSequentially(`${day}/${month}/${year}`);
    if (time) {
      await input(page, question, parts[1]).pressSequentially(time);
      await chooseHalfOfDay(page, question, time);
    }
  },
};

/** Smart Forms asks AM or PM unless the hour is beyond twelve. */
async function chooseHalfOfDay(page, question, time) {
  if (time < '13') {
    await input(page, question, '-period').click();
    await page.getByRole('option', { name: time < '12' ? 'AM' : 'PM', exact: true }).click();
  }
}
