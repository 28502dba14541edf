// Says what is missing without a connection, in the words and the shape of the service's own page.

export function focusSummary() {
  document.querySelector('.govuk-error-summary')?.focus();
}

/** Puts the error summary of a form's template on the page, and the message beside the choices. */
export function showError(form) {
  const words = form.querySelector('#error');
  const page = document.querySelector('.ju-patient');
  if (!page.querySelector('.govuk-error-summary')) {
    const [summary, message] = words.content.cloneNode(true).children;
    const fieldset = form.querySelector('fieldset');
    page.prepend(summary);
    form.querySelector('.govuk-radios').before(message);
    form.querySelector('.govuk-form-group').classList.add('govuk-form-group--error');
    fieldset.setAttribute('aria-describedby', [fieldset.getAttribute('aria-describedby'), message.id].join(' ').trim());
    document.title = `${words.dataset.prefix} ${document.title}`;
  }
  focusSummary();
}
