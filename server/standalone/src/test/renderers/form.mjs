const flat = (items = []) => items.flatMap((item) => [item, ...flat(item.item)]);

const HIDDEN = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden';
const UNIT = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption';

const COMPARE = {
  '=': (given, wanted) => given.includes(wanted),
  '!=': (given, wanted) => !given.includes(wanted),
  exists: (given, wanted) => given.length > 0 === wanted,
  '>': (given, limit) => given.some((value) => value > limit),
  '<': (given, limit) => given.some((value) => value < limit),
  '>=': (given, limit) => given.some((value) => value >= limit),
  '<=': (given, limit) => given.some((value) => value <= limit),
};

/** Of a quantity its number, of a coding its code. */
const comparable = (value) => value.value ?? value.code ?? value;

/** The value that a condition compares with. */
function wantedBy(condition) {
  const [, value] = Object.entries(condition).find(([key]) => key.startsWith('answer'));
  return comparable(value);
}

/** The items of one Questionnaire under changing answers. */
export class Form {
  constructor({ item }) {
    this.items = item;
    this.all = flat(item);
  }

  /** The items that a patient with these answers should see, each below its parent's condition too. */
  shown(answers, items = this.items) {
    return items
      .filter((item) => !hidden(item) && this.#enabled(item, answers))
      .flatMap((item) => [item, ...this.shown(answers, item.item ?? [])]);
  }

  question(linkId) {
    return this.all.find((item) => item.linkId === linkId);
  }

  /** The texts that come and go with answers. */
  advice() {
    return this.all.filter(({ type, enableWhen = [] }) => type === 'display' && enableWhen.length > 0);
  }

  /** What to answer so that an item shows, by linkId: first what brings up the questions that it depends on. */
  wayTo({ enableWhen = [], enableBehavior }) {
    const conditions = enableBehavior === 'any' ? enableWhen.slice(0, 1) : enableWhen;
    const way = conditions.flatMap((condition) => [
      ...this.wayTo(this.question(condition.question)),
      [condition.question, wantedBy(condition)],
    ]);
    return [...new Map(way)];
  }

  /** An answer to a question that is not enabled does not count. */
  #holds(condition, answers) {
    const asked = this.#enabled(this.question(condition.question), answers);
    const given = asked ? [answers[condition.question] ?? []].flat().map(comparable) : [];
    return COMPARE[condition.operator](given, wantedBy(condition));
  }

  #enabled({ enableWhen = [], enableBehavior }, answers) {
    const check = (condition) => this.#holds(condition, answers);
    const any = enableBehavior === 'any' && enableWhen.length > 0;
    return any ? enableWhen.some(check) : enableWhen.every(check);
  }
}

function hidden({ extension = [] }) {
  return extension.some(({ url, valueBoolean }) => url === HIDDEN && valueBoolean);
}

/** Where several may be ticked, the last one is "none of these". */
const lastOption = ({ repeats, answerOption }) => {
  const { code } = answerOption.at(-1).valueCoding;
  return repeats ? [code] : code;
};

const firstUnit = ({ extension }) => ({
  value: 37,
  unit: extension.find(({ url }) => url === UNIT).valueCoding.display,
});

const USUAL = { integer: () => 2, decimal: () => 2, quantity: firstUnit, choice: lastOption, text: () => 'As usual' };

/** What is answered where the test says nothing: no alarm, and something where something is required. */
export function usualAnswer(item) {
  if (item.type === 'boolean') {
    return false;
  }
  return item.required ? USUAL[item.type](item) : undefined;
}

/** An answer that is not this one. */
export function otherThan(value, { type, repeats, answerOption }) {
  if (type === 'boolean') {
    return !value;
  }
  return repeats ? [] : answerOption.map(({ valueCoding }) => valueCoding.code).find((code) => code !== value);
}
