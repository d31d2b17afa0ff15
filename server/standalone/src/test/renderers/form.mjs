/** What a Questionnaire says: its items in their order, and which of them these answers enable. */

export const flat = (items = []) => items.flatMap((item) => [item, ...flat(item.item)]);

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
export function wantedBy(condition) {
  const [, value] = Object.entries(condition).find(([key]) => key.startsWith('answer'));
  return comparable(value);
}

function holds(condition, answers) {
  const given = [answers[condition.question] ?? []].flat().map(comparable);
  return COMPARE[condition.operator](given, wantedBy(condition));
}

function enabled({ enableWhen = [], enableBehavior }, answers) {
  const one = enableBehavior === 'any';
  const check = (condition) => holds(condition, answers);
  return enableWhen.length === 0 || (one ? enableWhen.some(check) : enableWhen.every(check));
}

function hidden({ extension = [] }) {
  return extension.some(({ url, valueBoolean }) => url === HIDDEN && valueBoolean);
}

/** The items that a patient with these answers should see, each below its parent's condition too. */
export function shown(items = [], answers) {
  return items
    .filter((item) => !hidden(item) && enabled(item, answers))
    .flatMap((item) => [item, ...shown(item.item, answers)]);
}

/** The advice that this one answer brings up. */
export const adviceOn = (items, linkId) =>
  flat(items).filter(
    ({ type, enableWhen = [], enableBehavior }) =>
      type === 'display' &&
      (enableWhen.length === 1 || enableBehavior === 'any') &&
      enableWhen.some(({ question, operator }) => question === linkId && operator === '='),
  );

const firstOption = ({ repeats, answerOption }) => {
  const { code } = answerOption[0].valueCoding;
  return repeats ? [code] : code;
};

const firstUnit = ({ extension }) => ({
  value: 37,
  unit: extension.find(({ url }) => url === UNIT).valueCoding.display,
});

const USUAL = { integer: () => 2, decimal: () => 2, quantity: firstUnit, choice: firstOption, text: () => 'As usual' };

/** What is answered where the test says nothing: no alarm, and something where something is required. */
export function usualAnswer(item) {
  if (item.type === 'boolean') {
    return false;
  }
  return item.required ? USUAL[item.type](item) : undefined;
}
