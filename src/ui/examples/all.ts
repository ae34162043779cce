import { bannerExamples } from '../banner/examples.tsx'
import { breadcrumbsExamples } from '../breadcrumbs/examples.tsx'
import { buttonExamples } from '../button/examples.tsx'
import { cardListExamples } from '../card-list/examples.tsx'
import { checkListExamples } from '../check-list/examples.tsx'
import { checkboxesExamples } from '../checkboxes/examples.tsx'
import { codePanelExamples } from '../code-panel/examples.tsx'
import { columnsExamples } from '../columns/examples.tsx'
import { dateInputExamples } from '../date-input/examples.tsx'
import { detailsExamples } from '../details/examples.tsx'
import { errorSummaryExamples } from '../error-summary/examples.tsx'
import { fieldRowExamples } from '../field-row/examples.tsx'
import { fieldsetExamples } from '../fieldset/examples.tsx'
import { figureCardExamples } from '../figure-card/examples.tsx'
import { fileUploadExamples } from '../file-upload/examples.tsx'
import { flowExamples } from '../flow/examples.tsx'
import { formExamples } from '../form/examples.tsx'
import { inputExamples } from '../input/examples.tsx'
import { insetTextExamples } from '../inset-text/examples.tsx'
import { linkExamples } from '../link/examples.tsx'
import { mapExamples } from '../map/examples.tsx'
import { matrixExamples } from '../matrix/examples.tsx'
import { monthGridExamples } from '../month-grid/examples.tsx'
import { pageHeadingExamples } from '../page-heading/examples.tsx'
import { paginationExamples } from '../pagination/examples.tsx'
import { paperExamples } from '../paper/examples.tsx'
import { progressExamples } from '../progress/examples.tsx'
import { radiosExamples } from '../radios/examples.tsx'
import { searchBoxExamples } from '../search-box/examples.tsx'
import { selectExamples } from '../select/examples.tsx'
import { shareBarExamples } from '../share-bar/examples.tsx'
import { summaryListExamples } from '../summary-list/examples.tsx'
import { tableExamples } from '../table/examples.tsx'
import { tabsExamples } from '../tabs/examples.tsx'
import { tagExamples } from '../tag/examples.tsx'
import { textDifferenceExamples } from '../text-difference/examples.tsx'
import { textareaExamples } from '../textarea/examples.tsx'
import { timelineExamples } from '../timeline/examples.tsx'
import { warningTextExamples } from '../warning-text/examples.tsx'
import { workListExamples } from '../work-list/examples.tsx'
import type { ComponentExamples } from './example.ts'

/** Every component in its states, text first, then data, forms, pictures. */
export const allExamples: ComponentExamples[] = [
  pageHeadingExamples,
  linkExamples,
  tagExamples,
  bannerExamples,
  insetTextExamples,
  warningTextExamples,
  detailsExamples,
  breadcrumbsExamples,
  tabsExamples,
  codePanelExamples,
  columnsExamples,
  figureCardExamples,
  shareBarExamples,
  textDifferenceExamples,
  tableExamples,
  workListExamples,
  matrixExamples,
  monthGridExamples,
  summaryListExamples,
  cardListExamples,
  checkListExamples,
  timelineExamples,
  paperExamples,
  paginationExamples,
  searchBoxExamples,
  formExamples,
  errorSummaryExamples,
  inputExamples,
  dateInputExamples,
  selectExamples,
  textareaExamples,
  progressExamples,
  radiosExamples,
  checkboxesExamples,
  fieldRowExamples,
  fieldsetExamples,
  fileUploadExamples,
  buttonExamples,
  mapExamples,
  flowExamples
]
