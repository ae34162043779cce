// What scripts add to pages that are whole without them. Served as it is; the import's address is filled in.
import { Button, createAll, ErrorSummary, SkipLink } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const component of [Button, ErrorSummary, SkipLink]) createAll(component)
