import type { ServiceClass, Sex } from '@congtam/core/organisation/official'
import type { PositionClass } from '@congtam/core/organisation/post'
import * as m from '../../paraglide/messages.js'

const positions = { staff: m.position_staff, head: m.position_head, deputy: m.position_deputy } satisfies Record<
  PositionClass,
  () => string
>

/** By which formula of the decree a post is scored. */
export function positionName(position: PositionClass): string {
  return positions[position]()
}

const services = {
  elected: m.service_elected,
  civilServant: m.service_civil_servant,
  publicEmployee: m.service_public_employee,
  contract: m.service_contract,
} satisfies Record<ServiceClass, () => string>

/** Under which law of service a person works. */
export function serviceName(service: ServiceClass): string {
  return services[service]()
}

const sexes = { female: m.sex_female, male: m.sex_male } satisfies Record<Sex, () => string>

export function sexName(sex: Sex): string {
  return sexes[sex]()
}
