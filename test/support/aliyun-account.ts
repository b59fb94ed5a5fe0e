/** The account that Aliyun's stand-in knows. */
export const ACCOUNT = { keyId: 'LTAI5tExample', keySecret: 'a secret/with+signs=', signName: '霁溪镇' }
