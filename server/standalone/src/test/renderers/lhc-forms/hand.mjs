/** Fills LHC-Forms, which names an element after its item's linkId and the path down to it: `linkId/1/1`. */
const DATE_TIME = /(\d{4})-(\d\d)-(\d\d)(?:T(.*))?/;

export const item = (page, linkId) => page.locator(`[id^="item-${linkId}/"]`);

export const complaints = ['.ant-alert', 'lhc-item-messages', '.validation-error', '[role="alert"]'];

/** LHC-Forms takes over an answer within the next few frames. */
export const settle = (page) => page.waitForTimeout(100);

const input = (page, linkId) => item(page, linkId).locator(`[id^="${linkId}/"]`);

const option = (page, linkId, key) => page.locator(`[id^="${linkId}/"][id$="|${key}"]`);

export const answer = {
  boolean: (page, { linkId }, yes) => option(page, linkId, yes).click(),
  choice: (page, { linkId }, code) => option(page, linkId, code).click(),
  typed: (page, { linkId }, value) => input(page, linkId).pressSequentially(String(value)),

  async checked(page, { linkId }, code, wanted) {
    const box = option(page, linkId, code);
    if ((await box.getByRole('checkbox').isChecked()) !== wanted) {
      await box.click();
    }
  },

  async quantity(page, { linkId }, { value, unit }) {
    await input(page, linkId).pressSequentially(String(value));
    const units = page.locator(`[id^="unit_${linkId}/"]`);
    if ((await units.inputValue()) !== unit) {
      await units.click();
      await page.locator('#completionOptions li').filter({ hasText: unit }).click();
    }
  },

  async date(page, { linkId }, moment) {
    const [, year, month, day, time] = moment.match(DATE_TIME);
    const field = input(page, linkId).locator('input');
    await field.pressSequentially(`${month}/${day}/${year}${time ? ` ${time}` : ''}`);
    await field.press('Enter');
  },
};
