import type { CatalogueSection } from '@congtam/core/work/catalogue'
import * as m from '../../paraglide/messages.js'

const names = {
  leadership: m.catalogue_section_leadership,
  shared: m.catalogue_section_shared,
  department: m.catalogue_section_department,
} satisfies Record<CatalogueSection, () => string>

/** Which part of the list an item stands in. */
export function sectionName(section: CatalogueSection): string {
  return names[section]()
}
