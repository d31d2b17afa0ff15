import { adviceOn, flat, shown, usualAnswer, wantedBy } from './form.mjs';

const TYPED = ['integer', 'decimal', 'string', 'text'];
const UNANSWERED = ['display', 'group'];

/** A person in front of a form: reads, clicks and types. */
export class Patient {
  constructor(page, hand, questionnaire) {
    this.page = page;
    this.hand = hand;
    this.items = questionnaire.item;
    this.answers = {};
  }

  /** Answers every item that is asked, in order; on the way, sees which advice comes and goes. */
  async fill(wanted) {
    const advice = [];
    const done = new Set();
    for (let question; (question = this.#next(done)); done.add(question.linkId)) {
      advice.push(...(await this.#tryAdvice(question)));
      const value = wanted[question.linkId] ?? usualAnswer(question);
      if (value !== undefined) {
        await this.#answer(question, value);
      }
    }
    return advice;
  }

  /** Each item: whether these answers should show it, and whether it is to be seen. */
  async look() {
    const expected = new Set(shown(this.items, this.answers).map(({ linkId }) => linkId));
    const seen = flat(this.items).map(async (item) => ({
      linkId: item.linkId,
      expected: expected.has(item.linkId),
      visible: await this.#sees(item),
    }));
    return Promise.all(seen);
  }

  #next(done) {
    return shown(this.items, this.answers).find(
      ({ linkId, type, readOnly }) => !UNANSWERED.includes(type) && !readOnly && !done.has(linkId),
    );
  }

  async #tryAdvice(question) {
    const found = [];
    for (const item of adviceOn(this.items, question.linkId)) {
      const yes = wantedBy(item.enableWhen.find((condition) => condition.question === question.linkId));
      const seen = [await this.#sees(item)];
      for (const value of [yes, otherThan(yes, question)]) {
        await this.#answer(question, question.repeats ? [value].flat() : value);
        seen.push(await this.#sees(item));
      }
      found.push({ linkId: item.linkId, seen });
    }
    return found;
  }

  #sees({ linkId, text }) {
    return this.hand.item(this.page, linkId).getByText(text, { exact: true }).first().isVisible();
  }

  async #answer(question, value) {
    this.answers[question.linkId] = value;
    await this.#enter(question, value);
    await this.hand.settle(this.page, question);
  }

  async #enter(question, value) {
    const { answer } = this.hand;
    if (question.type === 'choice' && question.repeats) {
      for (const { valueCoding } of question.answerOption) {
        await answer.checked(this.page, question, valueCoding.code, value.includes(valueCoding.code));
      }
      return;
    }
    const kind = TYPED.includes(question.type) ? 'typed' : question.type.replace('dateTime', 'date');
    await answer[kind](this.page, question, value);
  }
}

function otherThan(value, { type, repeats, answerOption }) {
  if (type === 'boolean') {
    return !value;
  }
  return repeats ? [] : answerOption.map(({ valueCoding }) => valueCoding.code).find((code) => code !== value);
}
