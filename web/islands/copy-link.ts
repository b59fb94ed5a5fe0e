/** Buttons that copy what stands before them; without a script it is selected by hand, and they are not there. */
export function startCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const text = button.previousElementSibling?.textContent
    if (!text || !navigator.clipboard) continue
    button.hidden = false
    button.addEventListener('click', () =>
      navigator.clipboard.writeText(text).then(
        () => {
          button.textContent = button.dataset.copy ?? ''
        },
        // Whoever may not is left with the text itself.
        () => {
          button.hidden = true
        },
      ),
    )
  }
}
