import type { MessageKind, SmsKind } from '../../src/messages/messages.kinds.ts'
import type { WordsIn } from './words.ts'

/**
 * What people are told, as it stands until staff write it otherwise. Facts stand in braces; `messages.kinds.ts` says
 * which ones a text may name. In the inbox the first line is the title. An SMS goes out in the words of the template that
 * was approved for it; what stands here is what to hand in for approval.
 */
type Texts = Record<MessageKind, { inbox: string }> & Record<SmsKind, { sms: string }>

export const zh = {
  texts: {
    guest_confirmed: {
      inbox: '订好了：{day}\n{parts}。到场出示订单码 {code}，一个码管全程。',
      sms: '订好了：{day}，{parts}。到场出示订单码 {code}，一个码管全程。',
    },
    guest_cancelled: {
      inbox: '订单已取消：{code}\n{day}的{parts}不去了，位子已放回。{refund}。',
      sms: '订单 {code} 已取消：{day}，{parts}。{refund}。',
    },
    guest_part_cancelled: {
      inbox: '取消了一部分：{code}\n{parts}不去了，其余照旧。{refund}。',
      sms: '订单 {code} 里的{parts}已取消，其余照旧。{refund}。',
    },
    guest_asked: {
      inbox: '收到了，等农户答复：{day}\n{parts}。里面有要等农户答应的，一答复就告诉您。订单码 {code}。',
      sms: '收到了：{day}，{parts}。里面有要等农户答应的，一答复就告诉您。订单码 {code}。',
    },
    guest_accepted: {
      inbox: '农户答应了：{day}\n{parts}，农户等您来。到场出示订单码 {code}。',
      sms: '农户答应了：{day}，{parts}。到场出示订单码 {code}。',
    },
    guest_declined: {
      inbox: '农户没能接：{code}\n{day}的{parts}，农户没能接，订单取消了，不收费。{refund}。打开订单看看还有哪些可选。',
      sms: '订单 {code}：{day}的{parts}，农户没能接，订单取消了，不收费。{refund}。',
    },
    guest_part_declined: {
      inbox: '有一项农户接不了：{code}\n{parts}，农户接不了，这一项不收费，其余照旧。{refund}。',
      sms: '订单 {code} 里的{parts}，农户接不了，不收费，其余照旧。{refund}。',
    },
    guest_closed: {
      inbox: '行程里有地方暂停开放\n{notice}。订单 {code} 里{day}的{parts}去不了，可以在订单里全额退掉。',
      sms: '{notice}。订单 {code} 里{day}的{parts}去不了，可以在订单里全额退掉。',
    },
    guest_invited: {
      inbox: '去过了，说几句吧\n{parts}，怎么样？一两句就好，写给后来的人，也让农户知道。',
      sms: '去过了，说几句吧：{parts}，怎么样？打开订单 {code} 就能写，一两句就好。',
    },
    guest_answered: {
      inbox: '农户答复您了\n您评价的{parts}，农户写了答复。',
    },
    guest_hidden: {
      inbox: '您的评价被隐藏了\n您评价的{parts}，镇里隐藏了，理由写在评价上。觉得不该，可以打咨询电话。',
    },
    host_confirmed: {
      inbox: '有新订单：{day}\n{parts}。订单码 {code}。',
      sms: '有新订单：{day}，{parts}。订单码 {code}。',
    },
    host_asked: {
      inbox: '有客人等您答复：{day}\n{parts}。请打开看看，接还是不接。订单码 {code}。',
      sms: '有客人等您答复：{day}，{parts}。请打开看看，接还是不接。订单码 {code}。',
    },
    host_unanswered: {
      inbox: '没来得及答复：{day}\n{parts}，时间过了没有答复，已经替您回绝，位子放回去了。订单码 {code}。',
      sms: '没来得及答复：{day}，{parts}。已经替您回绝，订单码 {code}。',
    },
    host_cancelled: {
      inbox: '有人不来了：{day}\n{parts}取消了，位子已放回。订单码 {code}。',
      sms: '有人不来了：{day}，{parts}。位子已放回，订单码 {code}。',
    },
    host_closed: {
      inbox: '暂停开放：{notice}\n从{day}起，您家有 {orders} 张订单赶上了。客人都已通知到，可以全额退。',
      sms: '{notice}。从{day}起，您家有 {orders} 张订单赶上了，客人都已通知到。',
    },
    host_listing_published: {
      inbox: '上架了：{listing}\n镇里看过，客人现在看得到、订得了。',
    },
    host_listing_returned: {
      inbox: '还要改一改：{listing}\n镇里退回来了：{reason}\n改好再交一次就行，原来在卖的不受影响。',
    },
    host_certificate_valid: {
      inbox: '证照核对好了：{certificate}\n客人现在看得到了。',
    },
    host_certificate_refused: {
      inbox: '证照没通过：{certificate}\n镇里说：{reason}\n改好再交一次就行。',
    },
    host_certificate_lapsing: {
      inbox: '{certificate}快到期了\n到 {day} 为止。过了那天晚上零点，靠它卖的东西会自动停售，请早点换新的。',
      sms: '{certificate}到 {day} 就到期了，过后靠它卖的东西会自动停售，请早点换新的。',
    },
    host_photo_refused: {
      inbox: '有张照片要重拍\n镇里说：{reason}\n别的照片不受影响。',
    },
    host_calendar_clashed: {
      inbox: '撞单了：{listing}\n{day}这里订出去了，{platform}上也订了。请打开看看是哪位客人，先打个电话。',
      sms: '撞单了：{listing}，{day}这里订出去了，{platform}上也订了。请打开看看。',
    },
    host_calendar_failing: {
      inbox:
        '{platform}的日历一天没读到了\n「{listing}」还按上次读到的关着，那边新订的这里不知道。请打开看看链接对不对。',
    },
    host_reviewed: {
      inbox: '有客人写了评价\n来过的客人说了说{parts}。答一句，大家都看得到。',
    },
  } satisfies Texts,
  /** Facts that are words. */
  fact: {
    anyDay: '不限日期',
    part: (title: string, quantity: number) => `${title}×${quantity}`,
    between: '、',
    refund: (yuan: string) => `退回 ${yuan} 元`,
    noRefund: '没有退款',
  },
} as const

export const en: WordsIn<typeof zh> = {
  texts: {
    guest_confirmed: {
      inbox: 'Booked: {day}\n{parts}. Show the code {code} when you arrive; one code for everything.',
      sms: 'Booked: {day}, {parts}. Show the code {code} when you arrive.',
    },
    guest_cancelled: {
      inbox: 'Order cancelled: {code}\n{parts}, {day}: the places are given back. {refund}.',
      sms: 'Order {code} is cancelled: {day}, {parts}. {refund}.',
    },
    guest_part_cancelled: {
      inbox: 'Partly cancelled: {code}\n{parts} is cancelled; the rest stands. {refund}.',
      sms: 'Of order {code}, {parts} is cancelled; the rest stands. {refund}.',
    },
    guest_asked: {
      inbox:
        'Received, and the host is asked: {day}\n{parts}. Part of it waits for its host’s yes; you hear of it at once. Order code {code}.',
      sms: 'Received: {day}, {parts}. Part of it waits for its host’s yes; you hear of it at once. Order code {code}.',
    },
    guest_accepted: {
      inbox: 'The host said yes: {day}\n{parts}: you are expected. Show the code {code} when you arrive.',
      sms: 'The host said yes: {day}, {parts}. Show the code {code} when you arrive.',
    },
    guest_declined: {
      inbox:
        'The host could not take you: {code}\nThe host could not take {parts}, {day}. The order is cancelled and costs nothing. {refund}. Open it to see what else there is.',
      sms: 'Order {code}: the host could not take {parts}, {day}. It is cancelled and costs nothing. {refund}.',
    },
    guest_part_declined: {
      inbox:
        'A host cannot do one part: {code}\nThe host cannot do {parts}. It costs nothing; the rest stands. {refund}.',
      sms: 'Of order {code}, the host cannot do {parts}. It costs nothing; the rest stands. {refund}.',
    },
    guest_closed: {
      inbox:
        'A place on your trip is closed\n{notice}. Of order {code}, {parts} on {day} cannot take place. You can cancel it on your order for a full refund.',
      sms: '{notice}. Of order {code}, {parts} on {day} cannot take place. Cancel it on your order for a full refund.',
    },
    guest_invited: {
      inbox: 'How was it?\n{parts}: a sentence or two will do, for those who come after you and for your host.',
      sms: 'How was it? {parts}: open order {code} and say it in a sentence or two.',
    },
    guest_answered: {
      inbox: 'Your host has answered\nThere is an answer to what you said of {parts}.',
    },
    guest_hidden: {
      inbox:
        'Your review was hidden\nThe township has hidden what you said of {parts}; the reason stands with it. If you disagree, give us a call.',
    },
    host_confirmed: {
      inbox: 'A new order: {day}\n{parts}. Order code {code}.',
      sms: 'A new order: {day}, {parts}. Order code {code}.',
    },
    host_asked: {
      inbox: 'Guests wait for your answer: {day}\n{parts}. Please open it and say yes or no. Order code {code}.',
      sms: 'Guests wait for your answer: {day}, {parts}. Please open it and say yes or no. Order code {code}.',
    },
    host_unanswered: {
      inbox:
        'Not answered in time: {day}\n{parts} was declined for you, and the places are free again. Order code {code}.',
      sms: 'Not answered in time: {day}, {parts}. It was declined for you. Order code {code}.',
    },
    host_cancelled: {
      inbox: 'Someone is not coming: {day}\n{parts} is cancelled, and the places are free again. Order code {code}.',
      sms: 'Someone is not coming: {day}, {parts}. The places are free again. Order code {code}.',
    },
    host_closed: {
      inbox:
        'Closed: {notice}\nFrom {day} on it reaches {orders} of your orders. The guests have been told, and may cancel for a full refund.',
      sms: '{notice}. From {day} on it reaches {orders} of your orders. The guests have been told.',
    },
    host_listing_published: {
      inbox: 'On sale: {listing}\nThe township has looked at it. Guests can see and book it now.',
    },
    host_listing_returned: {
      inbox:
        'To be changed: {listing}\nThe township wrote: {reason}\nChange it and hand it in again. What is on sale is not affected.',
    },
    host_certificate_valid: {
      inbox: 'Certificate checked: {certificate}\nGuests can see it now.',
    },
    host_certificate_refused: {
      inbox: 'Certificate refused: {certificate}\nThe township wrote: {reason}\nPut it right and hand it in again.',
    },
    host_certificate_lapsing: {
      inbox:
        '{certificate} is about to lapse\nIt is good until {day}. From midnight on, what needs it is no longer on sale. Please renew it in time.',
      sms: '{certificate} is good until {day}. From midnight on, what needs it is no longer on sale. Please renew it in time.',
    },
    host_photo_refused: {
      inbox: 'A photo to be taken again\nThe township wrote: {reason}\nYour other photos are not affected.',
    },
    host_calendar_clashed: {
      inbox:
        'Sold twice: {listing}\n{day} is booked here and on {platform} too. Please open it to see whose booking it is, and give them a call.',
      sms: 'Sold twice: {listing}, {day}, here and on {platform} too. Please have a look.',
    },
    host_calendar_failing: {
      inbox:
        'No word from {platform} for a day\n“{listing}” stays closed as it last said; what is booked over there since is not known here. Please check the link.',
    },
    host_reviewed: {
      inbox: 'A guest has written a review\nSomeone who was with you speaks of {parts}. Answer, for everyone to read.',
    },
  },
  fact: {
    anyDay: 'any day',
    part: (title, quantity) => `${title} ×${quantity}`,
    between: ', ',
    refund: (yuan) => `CNY ${yuan} comes back`,
    noRefund: 'Nothing comes back',
  },
}
