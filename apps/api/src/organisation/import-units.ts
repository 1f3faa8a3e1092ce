import { countAdministrativeUnits, saveAdministrativeUnits } from '@congtam/db/organisation/administrative-unit'
import { administrativeUnits } from '@congtam/sample/administrative-units'
