// Reads the statement and the choices aloud with a voice of the device itself, where there is one.

const voice = () => {
  const language = document.documentElement.lang.split('-')[0];
  return speechSynthesis.getVoices().find(one => one.localService && one.lang.split(/[-_]/)[0] === language);
};

const sentences = () =>
  Array.from(document.querySelectorAll('.ju-statement, form[data-required] .govuk-hint, .ju-options label'), part => part.innerText);

function read(button, words) {
  const rest = sentences().map(sentence => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice();
    utterance.lang = utterance.voice.lang;
    return utterance;
  });
  rest.at(-1).onend = () => stopped(button, words);
  rest.forEach(utterance => speechSynthesis.speak(utterance));
  button.setAttribute('aria-pressed', 'true');
  button.textContent = button.dataset.stop;
}

function stopped(button, words) {
  button.setAttribute('aria-pressed', 'false');
  button.textContent = words;
}

export function offerListening() {
  const button = document.querySelector('.ju-listen');
  if (!button || !('speechSynthesis' in window)) return;
  const words = button.textContent;
  const offer = () => { button.hidden = !voice(); };
  offer();
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  button.addEventListener('click', () => {
    const reading = button.getAttribute('aria-pressed') === 'true';
    speechSynthesis.cancel();
    if (reading) stopped(button, words);
    else read(button, words);
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
}
