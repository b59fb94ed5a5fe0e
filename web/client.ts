import './styles/main.css'
import { startCountdowns } from './islands/countdown.ts'
import { keepOrder } from './islands/keep-order.ts'

startCountdowns()
keepOrder()
