/**
 * Asks a person which of two texts shall stand: the one that is there now, or the one they wrote.
 * @param {string} theirs
 * @param {string} mine
 * @returns {Promise<'theirs' | 'mine' | 'later'>} `later` when the dialog is closed without a choice
 */
export const chooseBetween = (theirs, mine) => {
  const dialog = document.querySelector('#conflict')
  dialog.querySelector('[data-theirs]').textContent = theirs
  dialog.querySelector('[data-mine]').textContent = mine
  return new Promise((resolve) => {
    let choice = 'later'
    const chosen = (event) => {
      const button = event.target.closest('[data-choice]')
      if (button === null) return
      choice = button.dataset.choice
      dialog.close()
    }
    dialog.addEventListener('click', chosen)
    dialog.addEventListener(
      'close',
      () => {
        dialog.removeEventListener('click', chosen)
        resolve(choice)
      },
      { once: true },
    )
    dialog.showModal()
  })
}
