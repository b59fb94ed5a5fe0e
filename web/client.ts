import './styles/main.css'
import { startCountdowns } from './islands/countdown.ts'

startCountdowns()
