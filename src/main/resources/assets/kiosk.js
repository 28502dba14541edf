// A device that many people use: a minute after the last touch it goes back to the start, which ends the visit.
const IDLE = 60_000;
const WARNING = 20_000;
const START = '/kiosk';
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'input', 'focusin'];

const warning = document.querySelector('.ju-kiosk__idle');
let timers = [];

function awake() {
  timers.forEach(clearTimeout);
  warning.hidden = true;
  timers = [
    setTimeout(() => { warning.hidden = false; }, IDLE - WARNING),
    setTimeout(() => location.replace(START), IDLE),
  ];
}

TOUCHES.forEach(touch => addEventListener(touch, awake, { passive: true }));

// A page that the browser has kept may be that of the person before.
addEventListener('pageshow', event => event.persisted && location.reload());
awake();
