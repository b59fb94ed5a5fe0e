import './styles/main.css'
import { startCountdowns } from './islands/countdown.ts'
import { startPriceCalendar } from './islands/price-calendar.ts'

startCountdowns()
startPriceCalendar()
