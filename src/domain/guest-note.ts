/** What a guest can't bear stands first, in words every kitchen reads. */
export function composeNote(allergies: string, note: string): string | undefined {
  const parts = [allergies.trim() === '' ? '' : `过敏 ALLERGY: ${allergies.trim()}`, note.trim()];
  return parts.filter((part) => part !== '').join(' · ') || undefined;
}

/** A dish's own note with that of the whole order on it. */
export function joinNotes(own: string, ofOrder: string | undefined): string {
  return [own, ofOrder ?? ''].filter((part) => part !== '').join(' · ');
}
